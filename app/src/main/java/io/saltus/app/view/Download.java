package io.saltus.app.view;

import io.saltus.api.data.RequestException;
import io.saltus.api.report.Report;
import io.saltus.api.spi.Renderer;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.catalog.PluginException;
import io.saltus.engine.rendering.Rendering;
import io.saltus.engine.rendering.Screen;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * What renderers make of a report, to be taken along.
 *
 * @param name name of the file: the one that was written, or an archive of several
 * @param bytes what it holds
 */
record Download(String name, byte[] bytes) {

    /**
     * Returns what {@code renderers} write.
     *
     * @param id what to name an archive of
     * @throws RequestException if they write nothing
     * @throws PluginException if one failed
     */
    static Download of(
            Report report, List<Renderer> renderers, String id, Catalog catalog, Duration limit)
            throws IOException {
        Path folder = Files.createTempDirectory("saltus-view");
        try {
            Rendering.Rendered rendered =
                    Rendering.render(
                            report,
                            renderers,
                            Optional.of(folder),
                            new Screen(OutputStream.nullOutputStream(), false, OptionalInt.empty()),
                            catalog,
                            limit);
            if (!rendered.failures().isEmpty()) {
                String why = rendered.failures().get(0).toString();
                throw new PluginException(why, new IllegalStateException(why));
            }
            List<String> files = rendered.files();
            if (files.isEmpty()) {
                throw new RequestException("'" + id + "' wrote no file: nothing is shown");
            }
            return files.size() == 1
                    ? new Download(
                            plain(files.get(0)), Files.readAllBytes(folder.resolve(files.get(0))))
                    : new Download("saltus-" + id + ".zip", zipped(folder, files));
        } finally {
            remove(folder);
        }
    }

    private static byte[] zipped(Path folder, List<String> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String file : files) {
                zip.putNextEntry(new ZipEntry(file.replace('\\', '/')));
                Files.copy(folder.resolve(file), zip);
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** The name as a header can hold it. */
    private static String plain(String file) {
        String name = file.substring(file.replace('\\', '/').lastIndexOf('/') + 1);
        return name.replaceAll("[^A-Za-z0-9._-]", "_");
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
