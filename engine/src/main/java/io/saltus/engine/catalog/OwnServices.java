package io.saltus.engine.catalog;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipFile;

/**
 * A plugin's class loader as ServiceLoader should see it: with the service files of the plugin's
 * own JARs only. Its libraries may bring services of their own, and looking would open every one of
 * them.
 */
final class OwnServices extends ClassLoader {

    private final Path file;

    private OwnServices(Path file, ClassLoader plugin) {
        super(plugin);
        this.file = file;
    }

    static ClassLoader of(Plugin plugin) {
        return plugin.file()
                .<ClassLoader>map(file -> new OwnServices(file, plugin.loader()))
                .orElse(plugin.loader());
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        List<URL> found = new ArrayList<>();
        for (Path jar : PluginArchive.ownJars(file)) {
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                if (zip.getEntry(name) != null) {
                    found.add(url(jar, name));
                }
            }
        }
        return Collections.enumeration(found);
    }

    private static URL url(Path jar, String name) throws MalformedURLException {
        return new URL("jar:" + jar.toUri().toURL() + "!/" + name);
    }
}
