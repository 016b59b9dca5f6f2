/**
 * A page on this machine that analyses as its reader filters and follows the results as they come.
 *
 * <p>What the page asks is an address whose query stands for arguments of {@code analyze} ({@link
 * io.saltus.app.study.StudyRequest}): no verdict, condition or word of an error is of this room.
 */
package io.saltus.app.view;
