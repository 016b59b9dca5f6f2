package io.saltus.engine.catalog;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TimeZone;

/**
 * What is one for the whole process and anybody may set: the default locale and time zone, the
 * standard streams, who hears of uncaught exceptions, and the system properties by which Java knows
 * where it is. Properties that a plugin adds, as libraries do, change nothing for others.
 */
record ProcessDefaults(
        Locale locale,
        Locale display,
        Locale format,
        TimeZone zone,
        PrintStream out,
        PrintStream err,
        Optional<Thread.UncaughtExceptionHandler> handler,
        Map<String, String> properties) {

    private static final List<String> PROPERTIES =
            List.of(
                    "file.encoding",
                    "file.separator",
                    "java.class.path",
                    "java.home",
                    "java.io.tmpdir",
                    "java.version",
                    "line.separator",
                    "os.arch",
                    "os.name",
                    "path.separator",
                    "saltus.home",
                    "user.dir",
                    "user.home",
                    "user.name");

    /** Returns them as they are. */
    static ProcessDefaults now() {
        Map<String, String> properties = new LinkedHashMap<>();
        for (String name : PROPERTIES) {
            String value = System.getProperty(name);
            if (value != null) {
                properties.put(name, value);
            }
        }
        return new ProcessDefaults(
                Locale.getDefault(),
                Locale.getDefault(Locale.Category.DISPLAY),
                Locale.getDefault(Locale.Category.FORMAT),
                TimeZone.getDefault(),
                System.out,
                System.err,
                Optional.ofNullable(Thread.getDefaultUncaughtExceptionHandler()),
                properties);
    }

    /** Returns whether they are these; asked before and after each call into a plugin. */
    boolean hold() {
        for (String name : PROPERTIES) {
            if (!Objects.equals(System.getProperty(name), properties.get(name))) {
                return false;
            }
        }
        return Locale.getDefault().equals(locale)
                && Locale.getDefault(Locale.Category.DISPLAY).equals(display)
                && Locale.getDefault(Locale.Category.FORMAT).equals(format)
                && TimeZone.getDefault().equals(zone)
                && System.out == out
                && System.err == err
                && Thread.getDefaultUncaughtExceptionHandler() == handler.orElse(null);
    }

    /** Puts them back to these, and returns what was another, in words. */
    List<String> restore() {
        if (hold()) {
            return List.of();
        }
        List<String> changed = new ArrayList<>();
        if (!Locale.getDefault().equals(locale)
                || !Locale.getDefault(Locale.Category.DISPLAY).equals(display)
                || !Locale.getDefault(Locale.Category.FORMAT).equals(format)) {
            changed.add("the default locale (to '%s')".formatted(Locale.getDefault()));
            Locale.setDefault(locale);
            Locale.setDefault(Locale.Category.DISPLAY, display);
            Locale.setDefault(Locale.Category.FORMAT, format);
        }
        if (!TimeZone.getDefault().equals(zone)) {
            changed.add("the default time zone (to '%s')".formatted(TimeZone.getDefault().getID()));
            TimeZone.setDefault(zone);
        }
        if (System.out != out) {
            changed.add("standard output");
            System.setOut(out);
        }
        if (System.err != err) {
            changed.add("standard error");
            System.setErr(err);
        }
        if (Thread.getDefaultUncaughtExceptionHandler() != handler.orElse(null)) {
            changed.add("the handler of uncaught exceptions");
            Thread.setDefaultUncaughtExceptionHandler(handler.orElse(null));
        }
        properties.forEach(
                (name, value) -> {
                    if (!Objects.equals(System.getProperty(name), value)) {
                        changed.add("the system property '" + name + "'");
                        System.setProperty(name, value);
                    }
                });
        return changed;
    }
}
