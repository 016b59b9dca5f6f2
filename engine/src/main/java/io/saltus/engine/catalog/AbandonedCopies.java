package io.saltus.engine.catalog;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The folders of copies in the folder for temporary files, and those among them that a run left
 * because it was killed: nothing else deletes them.
 */
final class AbandonedCopies {

    private static final String PREFIX = "saltus-plugin-";

    /** As {@link #newFolder} calls them: the process, then what makes the name its own. */
    private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d{1,9})-\\d+");

    /** A process of another container that works in the same folder cannot be seen from here. */
    private static final Duration AGE = Duration.ofHours(1);

    private AbandonedCopies() {}

    /** Makes a folder for a copy, which only its owner may enter, and sweeps abandoned ones. */
    static Path newFolder() throws IOException {
        Path folder = Files.createTempDirectory(PREFIX + ProcessHandle.current().pid() + "-");
        Path above = Objects.requireNonNull(folder.getParent(), "it lies in the folder");
        sweep(above, Files.getOwner(folder), Instant.now());
        return folder;
    }

    /**
     * Deletes the copies of processes that are gone, an hour after their last change.
     *
     * @param user whose they must be: in what belongs to others, links could be put meanwhile
     */
    static void sweep(Path temporary, UserPrincipal user, Instant now) {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(temporary, PREFIX + "*")) {
            for (Path folder : found) {
                if (isAbandoned(folder, user, now)) {
                    FolderTree.delete(folder);
                }
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            // a matter of tidiness: what is meant to be done goes on
        }
    }

    private static boolean isAbandoned(Path folder, UserPrincipal user, Instant now)
            throws IOException {
        Matcher name = NAME.matcher(folder.getFileName().toString());
        return name.matches()
                && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(user)
                && Files.getLastModifiedTime(folder, LinkOption.NOFOLLOW_LINKS)
                        .toInstant()
                        .isBefore(now.minus(AGE))
                && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty();
    }
}
