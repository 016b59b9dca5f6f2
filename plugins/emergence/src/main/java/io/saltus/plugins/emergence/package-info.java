/**
 * Criteria of emergence after Wei et al. (2022): one public record each, what a study asks.
 *
 * <p>What may go in: a criterion, its settings and how it asks the rooms below; they know nothing
 * of it. What a room finds out is in the room:
 *
 * <ul>
 *   <li>{@code counts}: a curve as successes and trials;
 *   <li>{@code presence}: is the score above chance, from where on, and do the data tell?
 *   <li>{@code trend}: what form has a curve without a leap?
 *   <li>{@code laws}: which law fits?
 *   <li>{@code forecast}: could the larger scales have been foreseen?
 *   <li>{@code onset}: where does the score leave the floor?
 *   <li>{@code critical}: how sure is the critical scale?
 *   <li>{@code metric}: does the metric make the leap?
 *   <li>{@code strategy}: from where on does a strategy help?
 *   <li>{@code decision}: is it emergent, all told?
 * </ul>
 */
package io.saltus.plugins.emergence;
