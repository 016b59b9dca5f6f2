package io.saltus.plugins.harness;

import io.saltus.api.data.Location;
import io.saltus.api.spi.Source;
import io.saltus.testkit.SourceContract;
import java.nio.file.Path;
import java.util.List;

class LeaderboardContractTest implements SourceContract {

    @Override
    public Source extension() {
        return new Leaderboard();
    }

    @Override
    public List<Location> samples() {
        Path folder = Path.of("src/test/samples/leaderboard");
        return List.of(
                Location.of(folder.resolve("results_2023-07-18T12-00-00.000000.json")),
                Location.of(folder.resolve("results_2024-06-20T09-00-00.000000.json")));
    }
}
