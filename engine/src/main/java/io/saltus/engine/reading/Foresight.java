package io.saltus.engine.reading;

import io.saltus.api.data.Location;
import io.saltus.api.spi.Source;
import io.saltus.engine.reading.Offers.Answer;
import io.saltus.engine.work.Parallel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What sources answer of the many files of a folder, asked of several files at once before a walk
 * comes to them one by one. A source that does not answer in time ends it: the walk asks again,
 * tells of it, and asks that source no more.
 */
final class Foresight {

    /** For fewer, threads are not worth it. */
    private static final int FEWEST = 16;

    private final List<Source> sources;
    private final BiFunction<Source, Location, Answer> question;
    private final Duration limit;
    private final Map<Location, List<Answer>> known = new HashMap<>();
    private volatile boolean ended;

    /**
     * @param question what is asked; on several threads
     * @param limit how long a source may take to answer
     */
    Foresight(List<Source> sources, BiFunction<Source, Location, Answer> question, Duration limit) {
        this.sources = List.copyOf(sources);
        this.question = question;
        this.limit = limit;
    }

    /**
     * Asks of files and folders, and of what is in those folders that no source takes, as long as
     * there are many.
     */
    void look(List<Location> files) {
        List<Location> level = files;
        while (level.size() >= FEWEST && !ended) {
            List<Optional<List<Answer>>> answers =
                    Parallel.map(
                            level,
                            Runtime.getRuntime().availableProcessors(),
                            limit,
                            this::ask,
                            late -> end());
            List<Location> next = new ArrayList<>();
            for (int i = 0; i < level.size(); i++) {
                if (answers.get(i).isPresent()) {
                    List<Answer> all = answers.get(i).get();
                    known.put(level.get(i), all);
                    if (all.stream().noneMatch(Answer::takes) && level.get(i).isFolder()) {
                        next.addAll(Children.plain(level.get(i)));
                    }
                }
            }
            level = next;
        }
    }

    private Optional<List<Answer>> ask(Location location, Runnable alive) {
        Location seen = location.remembering();
        List<Answer> answers = new ArrayList<>(sources.size());
        for (Source source : sources) {
            if (ended) {
                return Optional.empty();
            }
            answers.add(question.apply(source, seen));
            alive.run();
        }
        return Optional.of(answers);
    }

    private Optional<List<Answer>> end() {
        ended = true;
        return Optional.empty();
    }

    /** Returns what these sources answered, if they were asked, and forgets it. */
    Optional<List<Answer>> take(List<Source> asked, Location location) {
        List<Answer> all = known.remove(location);
        if (all == null) {
            return Optional.empty();
        }
        return Optional.of(
                asked.size() == sources.size()
                        ? all
                        : asked.stream().map(source -> all.get(sources.indexOf(source))).toList());
    }
}
