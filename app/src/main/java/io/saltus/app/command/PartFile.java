package io.saltus.app.command;

import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import io.saltus.engine.stored.StoredFile;
import io.saltus.engine.work.Shard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file that holds what came of one part of a run.
 *
 * @param file where it is
 * @param header which part of what
 */
public record PartFile(Path file, Header header) {

    /** How the names of these files end. */
    public static final String ENDING = ".saltus";

    private static final String KIND = "part";

    /**
     * Which part of what.
     *
     * @param shard which part
     * @param arguments the command line of the whole, the command first, without passwords
     */
    public record Header(Shard shard, List<String> arguments) {

        /** Copies the arguments. */
        public Header {
            arguments = arguments.stream().map(Location::withoutSecrets).toList();
        }
    }

    /** Returns the name of a part's file; they sort as the parts do. */
    static String name(Shard shard) {
        int digits = Integer.toString(shard.count()).length();
        return ("part-%0" + digits + "d-of-%d").formatted(shard.number(), shard.count()) + ENDING;
    }

    /**
     * Writes a part.
     *
     * @throws IOException if it cannot be written
     */
    static PartFile write(Path folder, Header header, Record part) throws IOException {
        Path file = folder.resolve(name(header.shard()));
        StoredFile.write(
                file,
                KIND,
                records -> {
                    records.write(header);
                    records.write(part);
                });
        return new PartFile(file, header);
    }

    /**
     * Reads which part of what a file holds.
     *
     * @throws RequestException if it is no such file, of another version or damaged
     */
    public static PartFile of(Path file) {
        try {
            return new PartFile(
                    file, StoredFile.read(file, KIND, records -> records.read(Header.class)));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /**
     * Reads what came of the part.
     *
     * @throws RequestException if it holds no such thing
     */
    <T extends Record> T read(Class<T> type) {
        try {
            return StoredFile.read(
                    file,
                    KIND,
                    records -> {
                        records.read(Header.class);
                        return records.read(type);
                    });
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static RequestException unreadable(Path file, IOException e) {
        String why =
                Files.exists(file)
                        ? "'%s' %s".formatted(file, e.getMessage())
                        : "there is no file '%s'".formatted(file);
        return new RequestException(why + "; parts are what --shard K/N writes", e);
    }
}
