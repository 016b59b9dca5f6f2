package io.saltus.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files below a folder that this process holds open; where the system tells. */
final class OpenFiles {

    private OpenFiles() {}

    static boolean below(Path folder) throws IOException {
        Path open = Path.of("/proc/self/fd");
        if (!Files.isDirectory(open)) {
            return false;
        }
        try (var handles = Files.list(open)) {
            for (Path handle : handles.toList()) {
                try {
                    if (Files.readSymbolicLink(handle).startsWith(folder.toRealPath())) {
                        return true;
                    }
                } catch (IOException e) {
                    // closed meanwhile: the listing itself was one of them
                }
            }
        }
        return false;
    }
}
