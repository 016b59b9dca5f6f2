// A plugin built by Gradle. The sources are those of ../largest-jump: copy its src/main beside this file.
plugins {
    `java-library`
}

version = "1.0.0"

java {
    toolchain { languageVersion = JavaLanguageVersion.of(17) }
}

repositories {
    mavenCentral()
    // the repository of the distribution: gradle -Psaltus=PATH_OF_THE_DISTRIBUTION build
    maven(uri(providers.gradleProperty("saltus").get() + "/repository"))
}

dependencies {
    compileOnly("io.saltus:saltus-api:0.1.0") // Saltus brings it: it must not come along
}

tasks.jar {
    manifest {
        attributes(
            "Plugin-Id" to rootProject.name,
            "Plugin-Version" to project.version,
            "Plugin-Requires" to ">=0.1.0 & <1.0.0",
        )
    }
}

// A plugin with libraries is a folder: its JAR at the root, the libraries in lib/.
tasks.register<Sync>("plugin") {
    from(tasks.jar)
    from(configurations.runtimeClasspath) { into("lib") }
    into(layout.buildDirectory.dir("plugin"))
}
