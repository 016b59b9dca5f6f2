package io.saltus.api.compatibility;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a version of the API adds to the one before that japicmp lets pass, and that breaks plugins
 * all the same.
 *
 * @param before a folder or an archive of classes
 * @param now a folder or an archive of classes
 */
record Additions(Path before, Path now) {

    /** An enum's constants by name; a switch over them that was complete is no longer. */
    Set<String> constants() throws Exception {
        return added(
                type ->
                        type.isEnum()
                                ? Arrays.stream(type.getEnumConstants())
                                        .map(constant -> ((Enum<?>) constant).name())
                                : Stream.empty());
    }

    /**
     * Default methods without parameters of interfaces: a record that has a component of this name
     * implements them without knowing.
     */
    Set<String> accessors() throws Exception {
        return added(
                type ->
                        Arrays.stream(type.getDeclaredMethods())
                                .filter(Method::isDefault)
                                .filter(method -> method.getParameterCount() == 0)
                                .map(Method::getName));
    }

    /** The public types below a folder or in an archive, with what they say of themselves. */
    static Map<String, Set<String>> types(Path classes, Says says) throws Exception {
        Map<String, Set<String>> types = new TreeMap<>();
        try (URLClassLoader loader = Compiled.loader(classes)) {
            for (String name : names(classes)) {
                Class<?> type = Class.forName(name, true, loader);
                if (isPublic(type)) {
                    types.put(
                            name,
                            says.of(type).collect(Collectors.toCollection(LinkedHashSet::new)));
                }
            }
        }
        return types;
    }

    /** What a type says of itself. */
    interface Says {
        Stream<String> of(Class<?> type);
    }

    private Set<String> added(Says says) throws Exception {
        Map<String, Set<String>> then = types(before, says);
        Set<String> added = new TreeSet<>();
        types(now, says)
                .forEach(
                        (type, names) -> {
                            Set<String> known = then.get(type);
                            if (known != null) {
                                names.stream()
                                        .filter(name -> !known.contains(name))
                                        .forEach(name -> added.add(type + "." + name));
                            }
                        });
        return added;
    }

    private static boolean isPublic(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && (type.getEnclosingClass() == null || isPublic(type.getEnclosingClass()));
    }

    private static Set<String> names(Path classes) throws IOException {
        if (Files.isDirectory(classes)) {
            return namesBelow(classes);
        }
        try (FileSystem archive = FileSystems.newFileSystem(classes)) {
            return namesBelow(archive.getPath("/"));
        }
    }

    private static Set<String> namesBelow(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString().replace('/', '.'))
                    .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
                    .map(file -> file.substring(0, file.length() - ".class".length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
