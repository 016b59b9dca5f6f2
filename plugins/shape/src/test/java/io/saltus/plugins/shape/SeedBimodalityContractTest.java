package io.saltus.plugins.shape;

import io.saltus.api.spi.Criterion;
import io.saltus.testkit.CriterionContract;

class SeedBimodalityContractTest implements CriterionContract {

    @Override
    public Criterion extension() {
        return new SeedBimodality();
    }
}
