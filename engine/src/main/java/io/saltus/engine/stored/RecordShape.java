package io.saltus.engine.stored;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;

/**
 * How a record is taken apart and made: by its components, in their order.
 *
 * @param accessors of the components
 * @param types of the components
 * @param canonical the constructor that takes them all, so that what it refuses is refused here too
 */
record RecordShape(List<Method> accessors, List<Type> types, Constructor<?> canonical) {

    private static final ClassValue<RecordShape> KNOWN =
            new ClassValue<>() {
                @Override
                protected RecordShape computeValue(Class<?> type) {
                    return made(type);
                }
            };

    static RecordShape of(Class<?> type) {
        return KNOWN.get(type);
    }

    private static RecordShape made(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        try {
            Constructor<?> canonical =
                    type.getDeclaredConstructor(
                            Arrays.stream(components)
                                    .map(RecordComponent::getType)
                                    .toArray(Class<?>[]::new));
            canonical.setAccessible(true); // records of the engine's own are not public
            List<Method> accessors =
                    Arrays.stream(components).map(RecordComponent::getAccessor).toList();
            accessors.forEach(accessor -> accessor.setAccessible(true));
            return new RecordShape(
                    accessors,
                    Arrays.stream(components).map(RecordComponent::getGenericType).toList(),
                    canonical);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has a canonical constructor", e);
        }
    }

    Object component(Object record, int index) {
        try {
            return accessors.get(index).invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @throws IllegalArgumentException if the record refuses the values
     */
    Object make(Object[] values) {
        try {
            return canonical.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
