package io.saltus.engine.catalog;

import io.saltus.api.spi.About;
import io.saltus.api.spi.Extension;
import io.saltus.api.spi.Param;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an extension says of itself: read from its record and annotations, checked once. None of its
 * code runs before its settings are asked for: their defaults are what its constructor passes on.
 */
public final class Description {

    private static final Pattern KEBAB_CASE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    /** Runs what makes an extension with its defaults, as its plugin should be called. */
    @FunctionalInterface
    interface Caller {
        /** Returns what {@code making} does. */
        List<Setting> call(Callable<List<Setting>> making);
    }

    private final Kind kind;
    private final String id;
    private final String summary;
    private final List<String> references;
    private final boolean tabular;
    private final Callable<List<Setting>> making;
    private final Caller caller;
    private Optional<List<Setting>> settings = Optional.empty();

    private Description(Class<?> type, About about, Caller caller) {
        this.kind = Kind.of(type);
        this.id = about.id();
        this.summary = about.summary();
        this.references = List.of(about.references());
        this.tabular = declares(type, "trainFlops") && declares(type, "score");
        this.making = () -> settings(about.id(), type);
        this.caller = caller;
    }

    /**
     * Returns the description of an extension's class, which is made with its defaults.
     *
     * @throws PluginException if the class breaks a promise of {@link Extension}; the message says
     *     which, without the file
     */
    public static Description of(Class<?> type) {
        Description description = outline(type, Description::here);
        description.settings();
        return description;
    }

    /**
     * Returns the description of an extension's class, without running any code of it.
     *
     * @throws PluginException if the class breaks a promise of {@link Extension} that can be seen
     *     so; the message says which, without the file
     */
    static Description outline(Class<?> type, Caller caller) {
        requireShape(type);
        About about = type.getAnnotation(About.class);
        if (about == null) {
            throw new PluginException(
                    type.getName() + " has no @About; give it an id and a summary");
        }
        if (!KEBAB_CASE.matcher(about.id()).matches()) {
            throw new PluginException(
                    "%s has the id '%s'; an id is in kebab case, such as 'largest-jump'"
                            .formatted(type.getName(), about.id()));
        }
        if (about.summary().isBlank()) {
            throw new PluginException(type.getName() + " has an empty summary in @About");
        }
        List<String> problems = new ArrayList<>();
        requireDeclared(about.id(), type, new ArrayList<>(), problems);
        if (!problems.isEmpty()) {
            throw new PluginException(String.join("; ", problems));
        }
        return new Description(type, about, caller);
    }

    private static List<Setting> here(Callable<List<Setting>> making) {
        try {
            return making.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new PluginException(String.valueOf(e.getMessage()), e);
        }
    }

    private static List<Setting> settings(String id, Class<?> type) {
        List<Setting> settings = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        collect(id, type, make(type), settings, problems);
        if (!problems.isEmpty()) {
            throw new PluginException(String.join("; ", problems));
        }
        return List.copyOf(settings);
    }

    /** Returns its kind: source, criterion, forecaster or renderer. */
    public Kind kind() {
        return kind;
    }

    /** Returns the name by which users ask for it. */
    public String id() {
        return id;
    }

    /** Returns what it is called in messages: {@code the criterion 'told'}. */
    String name() {
        return "the %s '%s'".formatted(kind.word(), id);
    }

    /** Returns what it does, in a sentence. */
    public String summary() {
        return summary;
    }

    /** Returns where the method or format is described. */
    public List<String> references() {
        return references;
    }

    /**
     * Returns the components of its record, those of nested groups in their place.
     *
     * @throws PluginException if it cannot be made with its defaults, or they break a promise
     */
    public synchronized List<Setting> settings() {
        if (settings.isEmpty()) {
            settings = Optional.of(caller.call(making));
        }
        return settings.get();
    }

    /** Returns the setting that {@code name} names; case, {@code -} and {@code _} do not count. */
    public Optional<Setting> setting(String name) {
        return Stream.<Predicate<Setting>>of(
                        setting -> setting.isNamed(name), setting -> setting.wasNamed(name))
                .flatMap(named -> settings().stream().filter(named))
                .findFirst();
    }

    /** Returns the settings that a user has to give. */
    public List<Setting> required() {
        return settings().stream().filter(Setting::required).toList();
    }

    /** Returns whether it reads tables in general: its settings map columns of the table schema. */
    public boolean isTabular() {
        return tabular;
    }

    private static boolean declares(Class<?> type, String name) {
        return Arrays.stream(type.getRecordComponents())
                .anyMatch(
                        component ->
                                isGroup(component)
                                        ? declares(component.getType(), name)
                                        : component.getName().equals(name));
    }

    /** Makes the extension, or a group of settings, with its defaults. */
    static Object make(Class<?> type) {
        try {
            return type.getConstructor().newInstance();
        } catch (NoSuchMethodException e) {
            throw new PluginException(
                    type.getName()
                            + " has no public constructor without arguments; it holds the defaults",
                    e);
        } catch (InvocationTargetException e) {
            throw PluginException.thrown(
                    type.getName() + " cannot be made with its defaults", e.getTargetException());
        } catch (ExceptionInInitializerError e) {
            Throwable own = e.getCause() == null ? e : e.getCause();
            throw PluginException.thrown(type.getName() + ": its static initialiser failed", own);
        } catch (ReflectiveOperationException e) {
            throw new PluginException(type.getName() + " cannot be made: " + e, e);
        }
    }

    private static void requireShape(Class<?> type) {
        if (!Extension.class.isAssignableFrom(type)) {
            throw new PluginException(
                    type.getName()
                            + " is named as an extension but is neither Source, Criterion, Forecaster nor Renderer");
        }
        if (!type.isRecord()) {
            throw new PluginException(
                    type.getName()
                            + " is not a record; an extension's settings are its components");
        }
        if (!Modifier.isPublic(type.getModifiers())) {
            throw new PluginException(type.getName() + " is not public");
        }
    }

    private static void collect(
            String id, Class<?> type, Object made, List<Setting> settings, List<String> problems) {
        for (RecordComponent component : type.getRecordComponents()) {
            Class<?> kind = component.getType();
            Object value = value(component, made);
            if (isGroup(component)) {
                collect(id, kind, value, settings, problems);
                continue;
            }
            try {
                settings.add(setting(id, component, value));
            } catch (PluginException e) {
                problems.add(e.getMessage());
            }
        }
    }

    /** Looks at what is declared; defaults are looked at when they are known. */
    private static void requireDeclared(
            String id, Class<?> type, List<String> names, List<String> problems) {
        for (RecordComponent component : type.getRecordComponents()) {
            if (isGroup(component)) {
                requireDeclared(id, component.getType(), names, problems);
                continue;
            }
            requireSetting(id, component, problems);
            List<String> own = new ArrayList<>(List.of(component.getName()));
            param(component).ifPresent(param -> own.addAll(List.of(param.formerly())));
            for (String name : own) {
                names.stream()
                        .filter(other -> Setting.isSameName(other, name))
                        .map(other -> "'%s' has two settings named '%s'".formatted(id, other))
                        .forEach(problems::add);
            }
            names.addAll(own);
        }
    }

    private static void requireSetting(
            String id, RecordComponent component, List<String> problems) {
        Class<?> type = component.getType();
        Optional<Class<?>> element = element(component);
        if (param(component).filter(param -> !param.value().isBlank()).isEmpty()) {
            problems.add(
                    "'%s' setting '%s' has no meaning; give it @Param(\"...\")"
                            .formatted(id, component.getName()));
        } else if (!SettingText.isPossible(type, element)) {
            String of = element.map(one -> "<" + one.getSimpleName() + ">").orElse("");
            problems.add(
                    ("'%s' setting '%s' is a %s; a setting is a double, long, int, boolean, String,"
                                    + " enum, Path, Secret, or a List of Double, Long, Integer,"
                                    + " String or an enum")
                            .formatted(id, component.getName(), type.getSimpleName() + of));
        }
    }

    /** Whether a component holds settings, and is none. */
    static boolean isGroup(RecordComponent component) {
        return param(component).isEmpty() && component.getType().isRecord();
    }

    /**
     * What is said of a component: by Java on itself, by Kotlin on the constructor or the field.
     */
    private static Optional<Param> param(RecordComponent component) {
        Param own = component.getAnnotation(Param.class);
        return own == null ? paramElsewhere(component) : Optional.of(own);
    }

    private static Optional<Param> paramElsewhere(RecordComponent component) {
        Class<?> type = component.getDeclaringRecord();
        RecordComponent[] all = type.getRecordComponents();
        try {
            Class<?>[] types =
                    Stream.of(all).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Parameter[] parameters = type.getDeclaredConstructor(types).getParameters();
            List<String> names = Stream.of(all).map(RecordComponent::getName).toList();
            int place = names.indexOf(component.getName());
            return Stream.of(parameters[place], type.getDeclaredField(component.getName()))
                    .flatMap(on -> Stream.of(on.getAnnotationsByType(Param.class)))
                    .findFirst();
        } catch (ReflectiveOperationException e) {
            throw new PluginException("%s cannot be read: %s".formatted(type.getName(), e), e);
        }
    }

    /** What a list holds. */
    private static Optional<Class<?>> element(RecordComponent component) {
        if (component.getType() == List.class
                && component.getGenericType() instanceof ParameterizedType list) {
            Type of = list.getActualTypeArguments()[0];
            Type bound = of instanceof WildcardType wild ? wild.getUpperBounds()[0] : of;
            return bound instanceof Class<?> plain ? Optional.of(plain) : Optional.empty();
        }
        return Optional.empty();
    }

    private static Setting setting(String id, RecordComponent component, Object value) {
        Class<?> type = component.getType();
        if (value == null) {
            throw new PluginException(
                    "'%s' setting '%s' is null by default".formatted(id, component.getName()));
        }
        Param param = param(component).orElseThrow();
        Setting setting =
                new Setting(
                        component.getName(),
                        type,
                        element(component),
                        param.value(),
                        param.min(),
                        param.max(),
                        value,
                        param.required(),
                        List.of(param.formerly()));
        if (numbers(value).anyMatch(number -> !SettingText.isWithin(setting, number))) {
            throw new PluginException(
                    "'%s' setting '%s' is %s by default, outside its own bounds %s"
                            .formatted(
                                    id,
                                    component.getName(),
                                    Setting.text(value),
                                    setting.bounds()));
        }
        return setting;
    }

    private static Stream<Number> numbers(Object value) {
        Stream<?> all = value instanceof List<?> list ? list.stream() : Stream.of(value);
        return all.filter(Number.class::isInstance).map(Number.class::cast);
    }

    static Object value(RecordComponent component, Object made) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(made);
        } catch (ReflectiveOperationException e) {
            throw new PluginException(
                    "%s.%s cannot be read: %s"
                            .formatted(made.getClass().getName(), component.getName(), e),
                    e);
        }
    }
}
