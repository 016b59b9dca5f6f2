package io.saltus.testkit;

import io.saltus.api.spi.Criterion;

/**
 * Tests every promise of a criterion.
 *
 * <pre>{@code
 * class LargestJumpTest implements CriterionContract {
 *     @Override
 *     public Criterion extension() {
 *         return new LargestJump();
 *     }
 * }
 * }</pre>
 */
public interface CriterionContract extends ExtensionContract<Criterion> {}
