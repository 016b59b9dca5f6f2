package org.example.plugin;

import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.About;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.spi.Source;
import io.saltus.api.table.Columns;
import io.saltus.api.table.TabularResults;
import io.saltus.sources.files.TextFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;

/** Reads tables whose cells are separated by semicolons, the first line a header. */
@About(id = "my-source", summary = "Reads tables separated by semicolons (.my-source)")
public record MySource(Columns columns) implements Source {

    public MySource() {
        this(new Columns());
    }

    @Override
    public String looksFor() {
        return "a name that ends in .my-source";
    }

    @Override
    public boolean accepts(Location location) {
        return location.hasEnding(".my-source");
    }

    @Override
    public void read(Location location, ObservationSink sink) throws IOException {
        try (TextFile file = TextFile.lenient(location);
                BufferedReader lines = new BufferedReader(file.reader())) {
            String header = lines.readLine();
            if (header == null) {
                throw new RequestException("the file is empty");
            }
            // maps columns, applies defaults, checks values and reports bad rows as the built-in sources do
            try (TabularResults results = TabularResults.of(columns, cells(header), location, sink)) {
                long number = 1;
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    results.row(++number, cells(line));
                }
            }
        }
    }

    private static List<String> cells(String line) {
        return List.of(line.split(";", -1));
    }
}
