package io.saltus.engine.catalog;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The right to change a plugin folder, which one process has at a time; the others wait. What a
 * process that was killed in its turn left half done is swept away by the next.
 */
final class Turn implements AutoCloseable {

    private static final String FILE = ".turn";
    private static final String WORK = ".work-";
    private static final int TRIES = 600;
    private static final long BETWEEN_TRIES = 100;

    private final Path folder;
    private final FileChannel channel;
    private int places;

    private Turn(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Waits for the turn, a minute at most.
     *
     * @throws IOException if it does not come, or the folder cannot be written
     */
    static Turn in(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel channel =
                FileChannel.open(
                        folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            for (int i = 0; i < TRIES; i++) {
                if (isMine(channel)) {
                    Turn turn = new Turn(folder, channel);
                    turn.sweep();
                    return turn;
                }
                Thread.sleep(BETWEEN_TRIES);
            }
            throw new IOException(
                    "another saltus is changing " + folder + " and did not end within a minute");
        } catch (InterruptedException e) {
            channel.close();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while another saltus was changing " + folder, e);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static boolean isMine(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // another thread of this process has it
        }
    }

    /** Returns where something may be put for the time being; it is not there yet. */
    Path place(String what) {
        places++;
        return folder.resolve(WORK + what + "-" + places);
    }

    private void sweep() throws IOException {
        List<Path> left;
        try (Stream<Path> paths = Files.list(folder)) {
            left = paths.filter(path -> path.getFileName().toString().startsWith(WORK)).toList();
        }
        for (Path path : left) {
            FolderTree.delete(path);
        }
    }

    /** Sweeps up and lets the next in. */
    @Override
    public void close() throws IOException {
        try (channel) {
            sweep();
        }
    }
}
