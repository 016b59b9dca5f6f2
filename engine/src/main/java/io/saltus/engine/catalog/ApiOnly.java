package io.saltus.engine.catalog;

import io.saltus.api.spi.Extension;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;

/**
 * The parent of every plugin's class loader: the JDK and the API, and nothing else of the
 * application, so that a plugin sees neither the engine nor the libraries of others.
 */
final class ApiOnly extends ClassLoader {

    private static final String API = "io.saltus.api.";

    ApiOnly() {
        super("saltus-api-only", ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        return name.startsWith(API)
                ? Class.forName(name, false, Extension.class.getClassLoader())
                : super.loadClass(name, resolve);
    }

    /** Hides the application's service files: a plugin lists its own extensions only. */
    @Override
    public Enumeration<URL> getResources(String name) {
        return Collections.emptyEnumeration();
    }
}
