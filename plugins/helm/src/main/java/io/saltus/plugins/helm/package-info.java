/** HELM's run folders: what its three files say of a run, and which of its rows are scores. */
package io.saltus.plugins.helm;
