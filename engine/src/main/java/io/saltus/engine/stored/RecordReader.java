package io.saltus.engine.stored;

import io.saltus.api.data.Outcomes;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Reads what {@link RecordWriter} wrote. What is made is decided by the type that is asked for,
 * never by the bytes; each record's own constructor checks its values.
 */
public final class RecordReader {

    private final DataInputStream in;
    private final List<String> texts = new ArrayList<>();
    private final List<Object> shared = new ArrayList<>();

    /** A reader of {@code in}, which it does not close. */
    public RecordReader(InputStream in) {
        this.in = new DataInputStream(in);
    }

    /**
     * Reads a record.
     *
     * @throws IOException if the bytes are not of such a record
     */
    public <T extends Record> T read(Class<T> type) throws IOException {
        try {
            return type.cast(value(type));
        } catch (IllegalArgumentException
                | ArithmeticException
                | ClassCastException
                | IndexOutOfBoundsException e) {
            throw new IOException("holds no " + type.getSimpleName(), e);
        }
    }

    /** Reads whether something follows. */
    public boolean more() throws IOException {
        return in.readBoolean();
    }

    private Object value(Type type) throws IOException {
        if (type instanceof ParameterizedType of) {
            return many(of);
        }
        if (type == double.class || type == Double.class) {
            return Double.longBitsToDouble(in.readLong());
        }
        if (type == long.class || type == Long.class) {
            return in.readLong();
        }
        if (type == int.class || type == Integer.class) {
            return in.readInt();
        }
        if (type == boolean.class || type == Boolean.class) {
            return in.readBoolean();
        }
        if (type == OptionalDouble.class) {
            return in.readBoolean()
                    ? OptionalDouble.of(Double.longBitsToDouble(in.readLong()))
                    : OptionalDouble.empty();
        }
        if (type == OptionalLong.class) {
            return in.readBoolean() ? OptionalLong.of(in.readLong()) : OptionalLong.empty();
        }
        if (type == OptionalInt.class) {
            return in.readBoolean() ? OptionalInt.of(in.readInt()) : OptionalInt.empty();
        }
        return type == Object.class ? setting() : thing((Class<?>) type);
    }

    private Object thing(Class<?> type) throws IOException {
        if (type == String.class) {
            return text();
        }
        if (type.isEnum()) {
            String name = text();
            return Arrays.stream(type.getEnumConstants())
                    .filter(constant -> ((Enum<?>) constant).name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IOException("there is no constant '" + name + "'"));
        }
        if (type == Instant.class) {
            return Instant.ofEpochSecond(in.readLong(), in.readInt());
        }
        if (type == Outcomes.class) {
            return outcomes();
        }
        if (type == byte[].class) {
            return bytes(in.readInt());
        }
        if (type == double[].class) {
            return numbers();
        }
        if (type.isRecord()) {
            return record(type);
        }
        throw new IOException("cannot be read: " + type);
    }

    private Object record(Class<?> type) throws IOException {
        int place = -1;
        if (RecordWriter.SHARED.contains(type)) {
            int known = in.readInt();
            if (known >= 0) {
                return shared.get(known);
            }
            place = shared.size();
            shared.add(""); // those within it come after it
        }
        RecordShape shape = RecordShape.of(type);
        Object[] values = new Object[shape.types().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(shape.types().get(i));
        }
        Object record = shape.make(values);
        if (place >= 0) {
            shared.set(place, record);
        }
        return record;
    }

    private Object many(ParameterizedType of) throws IOException {
        Type[] parts = of.getActualTypeArguments();
        if (of.getRawType() == Optional.class) {
            return in.readBoolean() ? Optional.of(value(parts[0])) : Optional.empty();
        }
        int size = in.readInt();
        if (of.getRawType() == Map.class) {
            Map<Object, Object> map = new LinkedHashMap<>();
            for (int i = 0; i < size; i++) {
                map.put(value(parts[0]), value(parts[1]));
            }
            return map;
        }
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            list.add(value(parts[0]));
        }
        return list;
    }

    private Object setting() throws IOException {
        char kind = (char) in.readByte();
        return switch (kind) {
            case 'D' -> value(double.class);
            case 'L' -> value(long.class);
            case 'I' -> value(int.class);
            case 'B' -> value(boolean.class);
            case 'S' -> text();
            default -> throw new IOException("there is no setting of kind '" + kind + "'");
        };
    }

    private String text() throws IOException {
        int known = in.readInt();
        if (known >= 0) {
            return texts.get(known);
        }
        String text = ByteBuffer.wrap(bytes(in.readInt())).asCharBuffer().toString();
        texts.add(text);
        return text;
    }

    /** Bytes that are there: a length alone takes no memory. */
    private byte[] bytes(int length) throws IOException {
        byte[] bytes = length < 0 ? new byte[0] : in.readNBytes(length);
        if (bytes.length != length) {
            throw new IOException("ends early");
        }
        return bytes;
    }

    private double[] numbers() throws IOException {
        byte[] bytes = bytes(Math.multiplyExact(in.readInt(), Double.BYTES));
        double[] numbers = new double[bytes.length / Double.BYTES];
        ByteBuffer.wrap(bytes).asDoubleBuffer().get(numbers);
        return numbers;
    }

    private Outcomes outcomes() throws IOException {
        int size = in.readInt();
        Map<String, Double> scores = new LinkedHashMap<>();
        Map<String, String> clusters = new LinkedHashMap<>();
        Map<String, String> words = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            String example = text();
            scores.put(example, Double.longBitsToDouble(in.readLong()));
            clusters.put(example, text());
            words.put(example, text());
        }
        return Outcomes.of(scores).withClusters(clusters).withTexts(words);
    }
}
