package io.saltus.plugins.emergence;

import io.saltus.api.spi.Criterion;
import io.saltus.testkit.CriterionContract;

class StrategyEmergenceContractTest implements CriterionContract {

    @Override
    public Criterion extension() {
        return new StrategyEmergence();
    }
}
