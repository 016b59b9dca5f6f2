package io.saltus.engine.stored;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Outcomes;
import io.saltus.api.report.Configured;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Writes values by their declared types: records by their components, numbers by their bits, so
 * that what {@link RecordReader} returns is equal to the last bit. Texts, and records that many
 * others point to, are written once.
 *
 * <p>The same values give the same bytes in every process: maps are written in the order of their
 * keys; only settings, whose values are of any kind, keep an order of their own.
 */
public final class RecordWriter {

    /** Records of which one stands in many: written where first met, then by number. */
    static final Set<Class<?>> SHARED =
            Set.of(
                    Model.class,
                    Metric.class,
                    Axis.class,
                    Subject.class,
                    Curve.class,
                    Configured.class);

    private final DataOutputStream out;
    private final Map<String, Integer> texts = new HashMap<>();
    private final IdentityHashMap<Object, Integer> shared = new IdentityHashMap<>();

    /** A writer to {@code out}, which it does not close. */
    public RecordWriter(OutputStream out) {
        this.out = new DataOutputStream(out);
    }

    /** Writes a record. */
    public void write(Record record) throws IOException {
        write(record.getClass(), record);
        out.flush();
    }

    /** Writes that something follows, or that nothing does. */
    public void more(boolean follows) throws IOException {
        out.writeBoolean(follows);
    }

    private void write(Type type, Object value) throws IOException {
        if (type instanceof ParameterizedType of) {
            writeMany(of, value);
        } else if (value instanceof Double number && type != Object.class) {
            out.writeLong(Double.doubleToRawLongBits(number));
        } else if (value instanceof Long number && type != Object.class) {
            out.writeLong(number);
        } else if (value instanceof Integer number && type != Object.class) {
            out.writeInt(number);
        } else if (value instanceof Boolean truth && type != Object.class) {
            out.writeBoolean(truth);
        } else if (value instanceof OptionalDouble number) {
            out.writeBoolean(number.isPresent());
            if (number.isPresent()) {
                write(double.class, number.getAsDouble());
            }
        } else if (value instanceof OptionalLong number) {
            out.writeBoolean(number.isPresent());
            if (number.isPresent()) {
                out.writeLong(number.getAsLong());
            }
        } else if (value instanceof OptionalInt number) {
            out.writeBoolean(number.isPresent());
            if (number.isPresent()) {
                out.writeInt(number.getAsInt());
            }
        } else if (type == Object.class) {
            writeSetting(value);
        } else {
            writeThing(value);
        }
    }

    private void writeThing(Object value) throws IOException {
        if (value instanceof String text) {
            writeText(text);
        } else if (value instanceof Enum<?> constant) {
            writeText(constant.name());
        } else if (value instanceof Instant moment) {
            out.writeLong(moment.getEpochSecond());
            out.writeInt(moment.getNano());
        } else if (value instanceof Outcomes outcomes) {
            writeOutcomes(outcomes);
        } else if (value instanceof byte[] bytes) {
            out.writeInt(bytes.length);
            out.write(bytes);
        } else if (value instanceof double[] numbers) {
            out.writeInt(numbers.length);
            for (double number : numbers) {
                out.writeLong(Double.doubleToRawLongBits(number));
            }
        } else if (value instanceof Record record) {
            writeRecord(record);
        } else {
            throw new IllegalArgumentException("cannot be written: " + value.getClass());
        }
    }

    private void writeRecord(Record record) throws IOException {
        if (SHARED.contains(record.getClass())) {
            Integer known = shared.putIfAbsent(record, shared.size());
            out.writeInt(known == null ? -1 : known);
            if (known != null) {
                return;
            }
        }
        RecordShape shape = RecordShape.of(record.getClass());
        for (int i = 0; i < shape.types().size(); i++) {
            write(shape.types().get(i), shape.component(record, i));
        }
    }

    private void writeMany(ParameterizedType of, Object value) throws IOException {
        Type[] parts = of.getActualTypeArguments();
        if (value instanceof Optional<?> optional) {
            out.writeBoolean(optional.isPresent());
            if (optional.isPresent()) {
                write(parts[0], optional.get());
            }
        } else if (value instanceof Map<?, ?> map) {
            out.writeInt(map.size());
            var entries = map.entrySet().stream();
            for (Map.Entry<?, ?> entry :
                    (parts[1] == Object.class
                                    ? entries
                                    : entries.sorted(
                                            java.util.Comparator.comparing(
                                                    e -> e.getKey().toString())))
                            .toList()) {
                write(parts[0], entry.getKey());
                write(parts[1], entry.getValue());
            }
        } else if (value instanceof Collection<?> list) {
            out.writeInt(list.size());
            for (Object element : list) {
                write(parts[0], element);
            }
        } else {
            throw new IllegalArgumentException("cannot be written: " + of);
        }
    }

    private void writeSetting(Object value) throws IOException {
        out.writeByte(value.getClass().getSimpleName().charAt(0));
        write(value.getClass(), value);
    }

    private void writeText(String text) throws IOException {
        Integer known = texts.putIfAbsent(text, texts.size());
        out.writeInt(known == null ? -1 : known);
        if (known == null) {
            ByteBuffer bytes = ByteBuffer.allocate(Character.BYTES * text.length());
            bytes.asCharBuffer().put(text); // no charset: half a character stays as it is
            out.writeInt(bytes.capacity());
            out.write(bytes.array());
        }
    }

    private void writeOutcomes(Outcomes outcomes) throws IOException {
        out.writeInt(outcomes.size());
        for (String example : outcomes.examples()) {
            writeText(example);
            out.writeLong(Double.doubleToRawLongBits(outcomes.score(example).orElseThrow()));
            writeText(outcomes.cluster(example).orElse(""));
            writeText(outcomes.text(example).orElse(""));
        }
    }

    /** Returns the bytes of a record. */
    public static byte[] bytes(Record record) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            new RecordWriter(bytes).write(record);
        } catch (IOException e) {
            throw new IllegalStateException("memory takes every byte", e);
        }
        return bytes.toByteArray();
    }
}
