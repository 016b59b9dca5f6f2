# Saltus as an image:
#
#     docker build -t saltus .
#     docker run --rm -v "$PWD:/data" saltus analyze results.csv --render html --out report
#
# The folder must be writable for user 10001 where files are written: add --user "$(id -u):$(id -g)" to write as you.

FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
COPY . .
# tests have run before: they need the checkout's samples and two minutes more
RUN --mount=type=cache,target=/root/.m2 mvn -q -DskipTests package -pl app -am

FROM eclipse-temurin:17-jre
LABEL org.opencontainers.image.title="Saltus" \
      org.opencontainers.image.description="Finds emergent abilities in evaluation results of language models" \
      org.opencontainers.image.licenses="Apache-2.0"
COPY --from=build /build/app/target/saltus /opt/saltus
# no home of its own: plugins and what is unpacked go where anybody may write
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin saltus \
    && ln -s /opt/saltus/bin/saltus /usr/local/bin/saltus \
    && mkdir -p /data /var/lib/saltus/cache /var/lib/saltus/data \
    && chown -R saltus /data /var/lib/saltus
ENV XDG_CACHE_HOME=/var/lib/saltus/cache \
    XDG_DATA_HOME=/var/lib/saltus/data
USER saltus
WORKDIR /data
ENTRYPOINT ["saltus"]
CMD ["--help"]
