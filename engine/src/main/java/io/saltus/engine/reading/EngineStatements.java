package io.saltus.engine.reading;

import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.catalog.PluginException;
import io.saltus.engine.work.Effort;
import io.saltus.engine.work.Fault;
import io.saltus.engine.work.Faults;
import io.saltus.engine.work.PluginCalls;
import io.saltus.engine.work.Progress;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What sources would ask the engines that hold or reduce the data, in those engines' language. */
public final class EngineStatements {

    private EngineStatements() {}

    /**
     * Returns the statement by which each location's source would ask an engine that reduces data
     * before it sends them; blank where there is no such engine.
     *
     * @throws RequestException if a location is not there, no source reads it, or it cannot be
     *     asked for as it is
     */
    public static Map<Location, String> of(StudyData data, Catalog catalog, Effort effort) {
        Map<Location, String> statements = new LinkedHashMap<>();
        try (Unpacking unpacking = new Unpacking()) {
            SourceChoice choice =
                    SourceChoice.of(
                            data,
                            catalog,
                            unpacking,
                            effort.timeLimit(),
                            Optional.empty(),
                            Progress.NONE);
            for (Reading reading : choice.readings()) {
                statements.put(reading.origin(), statement(reading));
            }
        }
        return statements;
    }

    private static String statement(Reading reading) {
        try {
            return PluginCalls.call(
                    reading.entry(), () -> reading.source().explain(reading.location()));
        } catch (RequestException e) {
            throw e;
        } catch (IOException e) {
            throw new RequestException(reading.origin().name() + ": " + Faults.unreadable(e), e);
        } catch (Exception | Error e) {
            Fault broken = Fault.of(reading.entry(), "explaining " + reading.origin().name(), e);
            throw new PluginException(broken.issue().toString(), broken.thrown());
        }
    }
}
