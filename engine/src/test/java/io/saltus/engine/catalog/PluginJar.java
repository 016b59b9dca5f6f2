package io.saltus.engine.catalog;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A plugin compiled and packed on the spot, as its author's build would. */
public final class PluginJar {

    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, String> manifest = new LinkedHashMap<>();
    private final List<Path> libraries = new ArrayList<>();
    private final List<String> dropped = new ArrayList<>();
    private final List<String> services = new ArrayList<>();
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    public static PluginJar named(String id) {
        PluginJar jar = new PluginJar();
        jar.manifest.put("Plugin-Id", id);
        jar.manifest.put("Plugin-Version", "1.0.0");
        jar.manifest.put("Plugin-Requires", ">=0.1.0");
        return jar;
    }

    public PluginJar manifest(String name, String value) {
        manifest.put(name, value);
        return this;
    }

    public PluginJar without(String name) {
        manifest.remove(name);
        return this;
    }

    /** Adds a class by its source and names it as an extension. */
    public PluginJar extension(String className, String source) {
        services.add(className);
        return type(className, source);
    }

    public PluginJar type(String className, String source) {
        sources.put(className, source);
        return this;
    }

    public PluginJar service(String className) {
        services.add(className);
        return this;
    }

    /**
     * Adds a library that its classes are compiled against and that comes along in {@code lib/}.
     */
    public PluginJar library(Path jar) {
        libraries.add(jar);
        return this;
    }

    /** Makes the plugin as a folder: its JAR, and its libraries in {@code lib/}. */
    public Path asFolder(Path folder, String name) throws IOException {
        Path own = Files.createDirectories(folder.resolve(name));
        Path lib = Files.createDirectories(own.resolve("lib"));
        for (Path library : libraries) {
            Files.copy(library, lib.resolve(library.getFileName()));
        }
        in(own, name + ".jar");
        return own;
    }

    /** Leaves a compiled class out of the JAR. */
    public PluginJar dropped(String classFile) {
        dropped.add(classFile);
        return this;
    }

    public PluginJar entry(String name, byte[] bytes) {
        entries.put(name, bytes);
        return this;
    }

    /** A criterion that says of every curve what {@code body} returns. */
    public static String criterion(String name, String id, String body) {
        return """
               import io.saltus.api.curve.*;
               import io.saltus.api.spi.*;
               import io.saltus.api.verdict.*;
               @About(id = "%s", summary = "Says what it was told to")
               public record %s(@Param(value = "A number", min = 0, max = 1) double level) implements Criterion {
                   public %s() { this(0.5); }
                   @Override public Verdict judge(Curve curve, Curves context) { %s }
               }
               """
                .formatted(id, name, name, body);
    }

    public Path in(Path folder, String fileName) throws IOException {
        Path classes = Files.createTempDirectory("plugin-classes");
        compile(classes);
        Path jar = folder.resolve(fileName);
        Manifest file = new Manifest();
        file.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.forEach((name, value) -> file.getMainAttributes().putValue(name, value));
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream zip = new JarOutputStream(out, file);
                Stream<Path> files = Files.walk(classes)) {
            for (Path path : files.filter(Files::isRegularFile).toList()) {
                if (dropped.contains(path.getFileName().toString())) {
                    continue;
                }
                zip.putNextEntry(new ZipEntry(classes.relativize(path).toString()));
                zip.write(Files.readAllBytes(path));
            }
            if (!services.isEmpty()) {
                zip.putNextEntry(new ZipEntry("META-INF/services/io.saltus.api.spi.Extension"));
                zip.write(String.join("\n", services).getBytes(StandardCharsets.UTF_8));
            }
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        remove(classes);
        return jar;
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private String classPath() {
        List<String> places = new ArrayList<>();
        libraries.forEach(library -> places.add(library.toString()));
        places.add(System.getProperty("java.class.path"));
        return String.join(java.io.File.pathSeparator, places);
    }

    private void compile(Path classes) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<JavaFileObject> units = new ArrayList<>();
        sources.forEach((name, text) -> units.add(new Source(name, text)));
        if (units.isEmpty()) {
            return;
        }
        boolean compiled =
                compiler.getTask(
                                null,
                                null,
                                diagnostics,
                                List.of("-d", classes.toString(), "-proc:none", "-cp", classPath()),
                                null,
                                units)
                        .call();
        if (!compiled) {
            throw new AssertionError(diagnostics.getDiagnostics().toString());
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
