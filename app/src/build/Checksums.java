import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.StringJoiner;

/**
 * Writes SHA256SUMS beside the files of a release, as {@code sha256sum -c} reads it: {@code java Checksums.java FOLDER
 * NAME...}. A build offline (mvn -o) has no bill of materials, and says so.
 */
public class Checksums {

    public static void main(String[] arguments) throws IOException, NoSuchAlgorithmException {
        Path folder = Path.of(arguments[0]);
        StringJoiner lines = new StringJoiner("\n", "", "\n");
        for (int i = 1; i < arguments.length; i++) {
            if (arguments[i].endsWith("-sbom.json") && !Files.exists(folder.resolve(arguments[i]))) {
                System.err.println("[WARNING] built offline, where CycloneDX does not run: no " + arguments[i]);
                continue;
            }
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream file = new DigestInputStream(Files.newInputStream(folder.resolve(arguments[i])), digest)) {
                file.transferTo(java.io.OutputStream.nullOutputStream());
            }
            lines.add(HexFormat.of().formatHex(digest.digest()) + "  " + arguments[i]);
        }
        Files.writeString(folder.resolve("SHA256SUMS"), lines.toString());
    }
}
