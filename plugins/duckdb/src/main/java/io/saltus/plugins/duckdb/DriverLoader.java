package io.saltus.plugins.duckdb;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.sql.Driver;
import java.util.Optional;
import org.duckdb.DuckDBDriver;

/**
 * Loads DuckDB's driver so that it takes its native code from where it is kept, and does without
 * Java's flight recorder, which takes longer to start than a small table to read.
 */
final class DriverLoader extends URLClassLoader {

    private static final String CLASS = "org.duckdb.DuckDBDriver";
    private static final String RECORDER = "jdk.jfr.";
    private static final String CLAIM = "io.saltus.duckdb ";

    private static Optional<Driver> loaded = Optional.empty();

    private final Path library;

    private DriverLoader(URL jar, Path library) {
        super("duckdb-driver", new URL[] {jar}, ClassLoader.getPlatformClassLoader());
        this.library = library;
    }

    /**
     * Returns the driver; one that unpacks its native code itself, as it does by default, if it
     * cannot be kept.
     *
     * @param user whose the kept files must be
     */
    static synchronized Driver driver(UserPrincipal user) {
        if (loaded.isEmpty()) {
            loaded = withKeptLibrary(user).or(() -> Optional.of(new DuckDBDriver()));
        }
        return loaded.get();
    }

    private static Optional<Driver> withKeptLibrary(UserPrincipal user) {
        URL type = DriverLoader.class.getResource("/" + CLASS.replace('.', '/') + ".class");
        try {
            if (type == null || !(type.openConnection() instanceof JarURLConnection connection)) {
                return Optional.empty();
            }
            URL jar = connection.getJarFileURL();
            Optional<Path> library =
                    NativeLibrary.kept(Path.of(jar.toURI()), NativeLibrary.folder(), user);
            return library.isPresent() && isFirst(library.get())
                    ? Optional.of(load(jar, library.get()))
                    : Optional.empty();
        } catch (IOException
                | URISyntaxException
                | ReflectiveOperationException
                | LinkageError
                | IllegalArgumentException unusable) {
            return Optional.empty();
        }
    }

    /** A file of native code can be loaded once only, however many loaders a process has. */
    private static boolean isFirst(Path library) {
        return System.getProperties().putIfAbsent(CLAIM + library, "loaded") == null;
    }

    private static Driver load(URL jar, Path library) throws ReflectiveOperationException {
        ClassLoader loader = new DriverLoader(jar, library);
        Class.forName("org.duckdb.DuckDBNative", true, loader);
        return Class.forName(CLASS, true, loader)
                .asSubclass(Driver.class)
                .getDeclaredConstructor()
                .newInstance();
    }

    /** Hides the packed native code: the driver then asks for it by {@link #findLibrary}. */
    @Override
    @SuppressWarnings("NullAway") // null is how a class loader says that there is none
    public URL getResource(String name) {
        return name.equals(NativeLibrary.name()) ? null : super.getResource(name);
    }

    @Override
    @SuppressWarnings("NullAway") // null is how a class loader leaves it to the system
    protected String findLibrary(String name) {
        return name.equals("duckdb_java") ? library.toString() : null;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith(RECORDER)) {
            throw new ClassNotFoundException(name);
        }
        return super.loadClass(name, resolve);
    }
}
