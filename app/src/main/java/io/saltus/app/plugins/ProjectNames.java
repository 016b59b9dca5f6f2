package io.saltus.app.plugins;

import io.saltus.api.curve.Curve;
import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import io.saltus.api.report.Report;
import io.saltus.api.spi.Extension;
import io.saltus.api.table.Columns;
import io.saltus.api.verdict.Verdict;
import io.saltus.api.words.Names;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.catalog.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;

/**
 * The names in the project of a new plugin.
 *
 * @param kind what it contributes
 * @param type simple name of its class
 * @param id id of the extension and of the plugin
 * @param javaPackage package of its class
 */
record ProjectNames(Kind kind, String type, String id, String javaPackage) {

    private static final Pattern NO_CODE =
            Pattern.compile("/\\*.*?\\*/|//[^\n]*|\"(\\\\.|[^\"\\\\])*\"", Pattern.DOTALL);

    private static final List<Class<?>> ONE_OF_EACH_PACKAGE =
            List.of(
                    String.class,
                    Curve.class,
                    Location.class,
                    Report.class,
                    Extension.class,
                    Columns.class,
                    Verdict.class,
                    Names.class);

    /**
     * @throws RequestException if one of them is no name of its sort
     */
    ProjectNames {
        if (!type.matches("[A-Z][A-Za-z0-9]*")) {
            throw new RequestException(
                    "a class name begins with a capital and has letters and digits only, such as SharpRise, got '%s'"
                            .formatted(type));
        }
        if (!id.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            throw new RequestException(
                    "an id is in kebab case, such as 'sharp-rise', got '%s'".formatted(id));
        }
        if (!javaPackage.matches("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*")) {
            throw new RequestException(
                    "a package has lower-case letters, digits and dots, such as com.acme.saltus, got '%s'"
                            .formatted(javaPackage));
        }
        for (String part : javaPackage.split("\\.")) {
            if (SourceVersion.isKeyword(part)) {
                throw new RequestException(
                        "'%s' is a keyword of Java and cannot be in the package '%s'; write --package %s"
                                .formatted(
                                        part,
                                        javaPackage,
                                        (javaPackage + ".")
                                                .replace(part + ".", part + "_.")
                                                .replaceFirst("\\.$", "")));
            }
        }
        if (javaPackage.matches("(java|io\\.saltus)(\\..*)?")) {
            throw new RequestException(
                    "the package '%s' is not for plugins; write one of your own, such as --package com.acme.saltus"
                            .formatted(javaPackage));
        }
    }

    /**
     * Requires names that nothing has with which the plugin has to get along.
     *
     * @param template folder of the project's template
     * @param bundled what comes with Saltus
     * @throws RequestException if the class is named like one that its code uses, or the extension
     *     like one that is bundled
     */
    void requireFree(Path template, Catalog bundled) throws IOException {
        if (isTypeOfJavaOrApi() || isUsedIn(template)) {
            throw new RequestException(
                    "a class '%s' would hide another of that name which it needs; write a name such as %s"
                            .formatted(type, type + capitalised(kind)));
        }
        if (bundled.entries(kind).stream().anyMatch(e -> e.description().id().equals(id))) {
            throw new RequestException(
                    "Saltus brings a %s '%s' already; write another name, or --id my-%s"
                            .formatted(kind.word(), id, id));
        }
    }

    /** Returns the name of the class in the template. */
    static String inTemplate(Kind kind) {
        return "My" + capitalised(kind);
    }

    private static String capitalised(Kind kind) {
        return kind.name().charAt(0) + kind.word().substring(1);
    }

    private boolean isTypeOfJavaOrApi() {
        return ONE_OF_EACH_PACKAGE.stream()
                .anyMatch(
                        neighbour -> {
                            try {
                                String name = neighbour.getPackageName() + "." + type;
                                Class.forName(name, false, Extension.class.getClassLoader());
                                return true;
                            } catch (ClassNotFoundException | LinkageError none) {
                                return false;
                            }
                        });
    }

    private boolean isUsedIn(Path template) throws IOException {
        Pattern word = Pattern.compile("\\b" + type + "\\b");
        try (Stream<Path> paths = Files.walk(template)) {
            for (Path path : paths.filter(p -> p.toString().endsWith(".java")).toList()) {
                String text = Files.readString(path).replace(inTemplate(kind), " ");
                if (word.matcher(NO_CODE.matcher(text).replaceAll(" ")).find()) {
                    return true;
                }
            }
        }
        return false;
    }
}
