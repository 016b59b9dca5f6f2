package io.saltus.app.plugins;

import io.saltus.api.data.RequestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** The plugin that a Maven project built. */
final class BuiltPlugin {

    private BuiltPlugin() {}

    /**
     * Returns the ZIP in {@code target/} of a Maven project: the only one or, where builds of other
     * versions are left there, the newest of the version in its POM. Anything but a project stands
     * for itself.
     *
     * @throws RequestException if there are several ZIPs and none is of that version
     */
    static Path of(Path file) throws IOException {
        Path pom = file.resolve("pom.xml");
        Path target = file.resolve("target");
        if (!Files.isRegularFile(pom) || !Files.isDirectory(target)) {
            return file;
        }
        List<Path> zips;
        try (Stream<Path> built = Files.list(target)) {
            zips = built.filter(path -> path.toString().endsWith(".zip")).sorted().toList();
        }
        if (zips.size() < 2) {
            return zips.isEmpty() ? file : zips.get(0);
        }
        String version = version(pom);
        return zips.stream()
                .filter(zip -> zip.getFileName().toString().contains("-" + version + "."))
                .max(Comparator.comparing(zip -> zip.toFile().lastModified()))
                .orElseThrow(
                        () ->
                                new RequestException(
                                        "%s holds %s, and none is of version '%s' in pom.xml; run 'mvn package', or write which one, such as %s"
                                                .formatted(
                                                        target,
                                                        names(zips),
                                                        version,
                                                        zips.get(zips.size() - 1))));
    }

    private static String names(List<Path> files) {
        return String.join(
                " and ", files.stream().map(file -> file.getFileName().toString()).toList());
    }

    /** Returns the version as the POM states it, be it by its parent; blank if it does not. */
    private static String version(Path pom) throws IOException {
        try {
            DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
            parsers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Document project = parsers.newDocumentBuilder().parse(pom.toFile());
            String own = text(project, "/project/version");
            return own.isEmpty() ? text(project, "/project/parent/version") : own;
        } catch (SAXException | ParserConfigurationException | XPathExpressionException e) {
            return "";
        }
    }

    private static String text(Document project, String path) throws XPathExpressionException {
        return XPathFactory.newInstance().newXPath().evaluate(path, project).strip();
    }
}
