/** What is expected of a model that has not been measured: distributions of scores to come. */
package io.saltus.api.forecast;
