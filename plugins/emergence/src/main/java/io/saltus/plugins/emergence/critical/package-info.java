/**
 * How sure the critical scale is: its distribution, exact and by bootstrap.
 *
 * <p>What may go in: what would become of the critical scale if the models were evaluated again.
 */
package io.saltus.plugins.emergence.critical;
