package io.saltus.api.compatibility;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What no record of the API lets in. */
class DoorTest {

    private static final Path API = Path.of("target", "classes");

    /** Whole numbers that are no counts. */
    private static final Set<String> MAY_BE_NEGATIVE = Set.of("seed", "line");

    @TempDir private Path folder;

    @Test
    void isClosedToNullAndToNegativeCounts() throws Exception {
        List<Path> sources = new ArrayList<>(Compiled.sources(Path.of("src", "test", "plugin")));
        Path examples = Path.of("..", "docs", "examples");
        sources.addAll(Compiled.sources(examples.resolve("largest-jump")));
        sources.addAll(Compiled.sources(examples.resolve("more")));
        Path plugin = Compiled.into(folder.resolve("plugin"), API, sources);
        Set<String> open = new TreeSet<>();
        try (URLClassLoader loader = Compiled.loader(API, plugin)) {
            Class<?> everything = Class.forName("com.acme.Everything", true, loader);
            for (Object record : (List<?>) everything.getMethod("records").invoke(null)) {
                open.addAll(open((Record) record));
            }
        }
        assertEquals(Set.of(), open, "components that may be null or negative");
    }

    private static Set<String> open(Record record) throws Exception {
        RecordComponent[] components = record.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = components[i].getAccessor().invoke(record);
            types[i] = components[i].getType();
        }
        Constructor<?> constructor = record.getClass().getConstructor(types);
        Set<String> open = new TreeSet<>();
        for (int i = 0; i < components.length; i++) {
            String name = record.getClass().getSimpleName() + "." + components[i].getName();
            boolean counts = types[i] == long.class || types[i] == int.class;
            if (!types[i].isPrimitive() && takes(constructor, values, i, null)) {
                open.add(name);
            }
            if (counts && !MAY_BE_NEGATIVE.contains(components[i].getName())) {
                Object negative =
                        types[i] == long.class
                                ? (Object) Long.valueOf(-1)
                                : (Object) Integer.valueOf(-1);
                if (takes(constructor, values, i, negative)) {
                    open.add(name);
                }
            }
        }
        return open;
    }

    private static boolean takes(Constructor<?> constructor, Object[] values, int at, Object value)
            throws Exception {
        Object[] changed = Arrays.copyOf(values, values.length);
        changed[at] = value;
        try {
            constructor.newInstance(changed);
            return true;
        } catch (InvocationTargetException e) {
            boolean refused =
                    e.getCause() instanceof NullPointerException
                            || e.getCause() instanceof IllegalArgumentException;
            if (!refused) {
                throw e;
            }
            return false;
        }
    }
}
