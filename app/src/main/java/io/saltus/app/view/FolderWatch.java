package io.saltus.app.view;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks now and then whether files have changed, and says so when they have been quiet for a
 * moment. Looking works on every file system: those of clusters send no events of what other
 * machines write.
 */
final class FolderWatch {

    /** Between two looks; longer where a look takes long. */
    private static final long PAUSE_MILLIS = 1000;

    /** How many times longer to pause than a look takes. */
    private static final long PATIENCE = 20;

    /** How long to wait for quiet: a log may be written to all the time. */
    private static final long LONGEST_MILLIS = 15_000;

    private record Stamp(long size, long changed) {}

    private final List<Path> paths;
    private final Runnable onChange;
    private Map<Path, Stamp> seen;

    /**
     * @param paths files and folders; what is there now is no change
     * @param onChange run when something has changed, on the thread that watches
     */
    FolderWatch(List<Path> paths, Runnable onChange) {
        this.paths = paths;
        this.onChange = onChange;
        this.seen = look();
    }

    /** Begins to watch; ends with the program. */
    void start() {
        Thread thread = new Thread(this::watch, "saltus-watch");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        Map<Path, Stamp> last = seen;
        long since = 0;
        try {
            while (true) {
                long start = System.nanoTime();
                Map<Path, Stamp> now = look();
                long took = (System.nanoTime() - start) / 1_000_000;
                if (now.equals(seen)) {
                    since = 0;
                } else {
                    since = since == 0 ? start : since;
                    boolean waited = start - since > LONGEST_MILLIS * 1_000_000;
                    if (now.equals(last) || waited) {
                        seen = now;
                        since = 0;
                        onChange.run();
                    }
                }
                last = now;
                Thread.sleep(Math.max(PAUSE_MILLIS, PATIENCE * took));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<Path, Stamp> look() {
        Map<Path, Stamp> stamps = new HashMap<>();
        for (Path path : paths) {
            try {
                Files.walkFileTree(
                        path,
                        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
                        Integer.MAX_VALUE,
                        new Looking(path, stamps));
            } catch (IOException e) {
                stamps.put(path, new Stamp(-1, -1)); // that it cannot be read is a state, too
            }
        }
        return stamps;
    }

    /** Notes size and time of each file that may be read: none whose name begins with a dot. */
    private static final class Looking extends SimpleFileVisitor<Path> {

        private final Path root;
        private final Map<Path, Stamp> stamps;

        Looking(Path root, Map<Path, Stamp> stamps) {
            this.root = root;
            this.stamps = stamps;
        }

        private boolean isHidden(Path path) {
            Path name = path.getFileName();
            return !path.equals(root) && name != null && name.toString().startsWith(".");
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return isHidden(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!isHidden(file)) {
                stamps.put(
                        file,
                        new Stamp(attributes.size(), attributes.lastModifiedTime().toMillis()));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE; // gone since the folder was listed, or a loop of links
        }
    }
}
