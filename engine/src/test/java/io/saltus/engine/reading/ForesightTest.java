package io.saltus.engine.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Location;
import io.saltus.api.spi.About;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.spi.Source;
import io.saltus.engine.reading.Offers.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForesightTest {

    @TempDir private Path folder;

    /** Takes names with a letter in them. */
    @About(id = "letters", summary = "Takes names with a letter")
    record Letters(String letter) implements Source {
        @Override
        public boolean accepts(Location location) {
            return location.name().contains(letter);
        }

        @Override
        public void read(Location location, ObservationSink sink) {}
    }

    private final List<Source> sources = List.of(new Letters("x"), new Letters("y"));
    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    private Foresight foresight(Duration limit) {
        return new Foresight(
                sources,
                (source, location) -> {
                    asked.add(location.name());
                    try {
                        if (location.name().contains("slow")) {
                            Thread.sleep(60_000);
                        }
                        return new Answer(source.accepts(location), Optional.empty());
                    } catch (InterruptedException | IOException e) {
                        return new Answer(false, Optional.of(e));
                    }
                },
                limit);
    }

    private List<Location> level(String... more) throws IOException {
        List<Location> level = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Path inner = Files.createDirectories(folder.resolve((i == 0 ? "x" : "d") + i));
            Files.writeString(inner.resolve("y.csv"), "");
            level.add(new Location(inner.getFileName().toString(), inner.toUri()));
        }
        for (String name : more) {
            level.add(new Location(name, folder.resolve(name).toUri()));
        }
        return level;
    }

    @Test
    void asksOfWhatIsInFoldersThatNobodyTakes() throws IOException {
        Foresight foresight = foresight(Duration.ofSeconds(20));
        List<Location> level = level();
        foresight.look(level);
        assertEquals(39, asked.size(), asked::toString);
        assertTrue(!asked.contains("x0/y.csv"), "a folder that is taken is not looked into");
        assertEquals(
                List.of(true, false),
                foresight.take(sources, level.get(0)).orElseThrow().stream()
                        .map(Answer::takes)
                        .toList());
        Location inner = new Location("d7/y.csv", folder.resolve("d7/y.csv").toUri());
        assertEquals(
                List.of(true),
                foresight.take(sources.subList(1, 2), inner).orElseThrow().stream()
                        .map(Answer::takes)
                        .toList());
        assertEquals(Optional.empty(), foresight.take(sources, inner), "it is told once");
    }

    @Test
    void leavesFewFilesToTheWalk() throws IOException {
        Foresight foresight = foresight(Duration.ofSeconds(20));
        foresight.look(level().subList(0, 15));
        assertEquals(Set.of(), asked);
    }

    @Test
    void endsWhereASourceDoesNotAnswer() throws IOException {
        Foresight foresight = foresight(Duration.ofMillis(200));
        List<Location> level = level("slow");
        foresight.look(level);
        assertEquals(Optional.empty(), foresight.take(sources, level.get(20)));
        int before = asked.size();
        foresight.look(level());
        assertEquals(before, asked.size(), "the walk finds out who it was");
    }
}
