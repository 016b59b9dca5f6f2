/**
 * What is known beside the data: models by name, chance levels by task and metric. Catalogues read
 * from tables; nothing about a file of results may go in.
 */
package io.saltus.engine.knowledge;
