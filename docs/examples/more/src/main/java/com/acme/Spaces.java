package com.acme;

import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.About;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.spi.Source;
import io.saltus.api.table.Columns;
import io.saltus.api.table.TabularResults;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads tables whose cells are separated by spaces, the first line a header. */
@About(id = "spaces", summary = "Reads tables separated by spaces (.ssv)")
public record Spaces(Columns columns) implements Source {

    public Spaces() {
        this(new Columns());
    }

    @Override
    public boolean accepts(Location location) {
        return location.hasEnding(".ssv");
    }

    @Override
    public void read(Location location, ObservationSink sink) throws IOException {
        try (var lines = new BufferedReader(new InputStreamReader(location.open(), StandardCharsets.UTF_8))) {
            String header = lines.readLine();
            if (header == null) {
                throw new RequestException("the file is empty");
            }
            try (var results = TabularResults.of(columns, cells(header), location, sink)) {
                long number = 1;
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    results.row(++number, cells(line));
                }
            }
        }
    }

    private static List<String> cells(String line) {
        return List.of(line.strip().split(" +"));
    }
}
