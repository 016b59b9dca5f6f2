package io.saltus.engine.catalog;

import io.saltus.api.spi.Extension;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What is in a plugin's JARs, without running any of it.
 *
 * @param problems what would keep it from working
 * @param notes what whoever installs it should know
 */
record JarContents(List<String> problems, List<String> notes) {

    private static final String SERVICES = "META-INF/services/" + Extension.class.getName();
    private static final int CLASS_FILE = 0xCAFEBABE;

    /** Java 8 is class-file version 52. */
    private static final int BEFORE_JAVA_1 = 44;

    static JarContents of(List<Path> all, List<Path> own) throws IOException {
        Set<String> problems = new LinkedHashSet<>();
        Set<String> notes = new LinkedHashSet<>();
        Set<String> classes = new LinkedHashSet<>();
        List<String> services = new ArrayList<>();
        boolean listed = false;
        for (Path jar : all) {
            boolean isOwn = own.contains(jar);
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                for (ZipEntry entry : java.util.Collections.list(zip.entries())) {
                    look(entry.getName(), jar, isOwn, problems, notes);
                    if (isOwn && entry.getName().endsWith(".class")) {
                        classes.add(entry.getName());
                        requireKnownClass(zip, entry, problems);
                    }
                }
                ZipEntry file = zip.getEntry(SERVICES);
                if (isOwn && file != null) {
                    listed = true;
                    services.addAll(lines(zip, file));
                }
            } catch (java.util.zip.ZipException e) {
                problems.add(jar.getFileName() + " is not a readable JAR: " + e.getMessage());
            }
        }
        if (!listed) {
            problems.add(
                    "there is no file " + SERVICES + "; it names the extensions, a class per line");
        } else if (services.isEmpty()) {
            problems.add(SERVICES + " names no class");
        }
        for (String service : services) {
            if (!classes.contains(service.replace('.', '/') + ".class")) {
                problems.add(
                        "%s is named in %s but is not in the JAR".formatted(service, SERVICES));
            }
        }
        return new JarContents(List.copyOf(problems), List.copyOf(notes));
    }

    private static void look(
            String name, Path jar, boolean own, Set<String> problems, Set<String> notes) {
        if (name.startsWith("io/saltus/api/")) {
            problems.add(
                    "%s bundles its own copy of saltus-api, so nothing in the plugin would be recognised; make that dependency 'provided'"
                            .formatted(jar.getFileName()));
        } else if (name.startsWith("io/saltus/engine/")) {
            problems.add(
                    "%s bundles the engine, which a plugin does not see; of Saltus take saltus-api and the libraries for plugins, and saltus-testkit in tests"
                            .formatted(jar.getFileName()));
        } else if (own && name.endsWith(".jar")) {
            problems.add(
                    "the JAR holds a JAR, %s, which Java does not look into; put libraries into lib/ beside the plugin's JAR"
                            .formatted(name));
        } else if (name.matches("(?i).*\\.(so|dll|dylib|jnilib)(_[a-z0-9_]+)?")) {
            notes.add("it holds native code: " + name + " in " + jar.getFileName());
        }
    }

    private static void requireKnownClass(ZipFile zip, ZipEntry entry, Set<String> problems)
            throws IOException {
        try (DataInputStream in = new DataInputStream(zip.getInputStream(entry))) {
            if (in.readInt() != CLASS_FILE) {
                problems.add(entry.getName() + " is no class file");
                return;
            }
            in.readUnsignedShort();
            int java = in.readUnsignedShort() - BEFORE_JAVA_1;
            if (java > Runtime.version().feature() && !entry.getName().startsWith("META-INF/")) {
                problems.add(
                        "it is compiled for Java %d, this is Java %d; compile it with --release 17"
                                .formatted(java, Runtime.version().feature()));
            }
        } catch (java.io.EOFException e) {
            problems.add(entry.getName() + " is no class file");
        }
    }

    private static List<String> lines(ZipFile zip, ZipEntry file) throws IOException {
        try (InputStream in = zip.getInputStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .toList();
        }
    }
}
