package io.saltus.api.compatibility;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Sources compiled on the spot, and classes in class loaders of their own. */
final class Compiled {

    private Compiled() {}

    /** Compiles sources against a folder of classes; returns the folder they were compiled into. */
    static Path into(Path folder, Path against, List<Path> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> told = new DiagnosticCollector<>();
        Files.createDirectories(folder);
        try (StandardJavaFileManager files = compiler.getStandardFileManager(told, null, null)) {
            List<String> options =
                    List.of(
                            "--release",
                            "17",
                            "-proc:none",
                            "-parameters",
                            "-cp",
                            against.toString(),
                            "-d",
                            folder.toString());
            boolean compiled =
                    compiler.getTask(
                                    null,
                                    files,
                                    told,
                                    options,
                                    null,
                                    files.getJavaFileObjectsFromPaths(sources))
                            .call();
            if (!compiled) {
                throw new AssertionError(told.getDiagnostics().toString());
            }
        }
        return folder;
    }

    /** The Java files below a folder. */
    static List<Path> sources(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A class loader that sees these folders and archives and the JDK, nothing else. */
    static URLClassLoader loader(Path... classes) {
        List<URL> urls = new ArrayList<>();
        for (Path path : classes) {
            try {
                urls.add(path.toUri().toURL());
            } catch (MalformedURLException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }
}
