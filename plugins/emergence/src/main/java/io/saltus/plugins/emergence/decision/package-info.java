/**
 * Is the ability emergent? The decision on three axes, presence, predictability and metric, and its
 * words.
 *
 * <p>What may go in: what weighs the other rooms against each other, and nothing that one of them
 * can say by itself.
 */
package io.saltus.plugins.emergence.decision;
