/**
 * YAML within bounds, as the tree that JSON is read into. A plugin that reads YAML carries the
 * parser, {@code org.snakeyaml:snakeyaml-engine}, itself.
 */
package io.saltus.sources.yaml;
