package io.saltus.api.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocationTest {

    @Test
    void starsThePasswordOfAUriOutOfItsName() {
        Location inQuery = Location.of("jdbc:postgresql://h/d?password=hunter2&ssl=true");
        assertEquals("jdbc:postgresql://h/d?password=***&ssl=true", inQuery.name());
        assertTrue(inQuery.uri().toString().contains("hunter2"));
        assertEquals("ftp://me:***@h/d", Location.of("ftp://me:hunter2@h/d").name());
        assertEquals(
                "jdbc:oracle:thin:scott/***@h:1521:x",
                Location.of("jdbc:oracle:thin:scott/tiger@h:1521:x").name());
        assertEquals(
                "jdbc:oracle:thin:@//h:1521/x", Location.of("jdbc:oracle:thin:@//h:1521/x").name());
        assertEquals("https://***@h/d", Location.of("https://ghp_0123456789abcdef@h/d").name());
        assertEquals("ssh://git@h/d", Location.of("ssh://git@h/d").name());
        assertEquals(
                "jdbc:sqlserver://h;password=***",
                Location.withoutSecrets("jdbc:sqlserver://h;password={a;b}"));
        assertEquals("s3://bucket/a@b", Location.of("s3://bucket/a@b").name());
        assertEquals("https://h:80/a@b", Location.of("https://h:80/a@b").name());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://h/x.csv?token=",
                "https://h/x.csv?a=1&api_key=",
                "https://h/x.csv?sig=",
                "https://h/x?X-Amz-Signature=",
                "https://h/x?AWSAccessKeyId=***&secret=",
                "jdbc:trino://h:443/c?SSL=true&accessToken=",
                "jdbc:sqlserver://h;user=me;password=",
                "jdbc:snowflake://h/?private-key=",
                "jdbc:postgresql://h/d?sslpassword=",
                "jdbc:postgresql://h/d?pass%77ord=",
                "jdbc:x://h/d?a=%41&access%5Ftoken=",
                "jdbc:snowflake://h/?private_key_pwd=",
                "jdbc:mysql://h/d?trustStore_pass=",
                "https://h/x?authorization=",
                "https://h/x?secretAccessKey=",
                "https://h/x?AWSAccessKeyId=",
                "https://h/x?secret_key=",
                "https://h/x?jwt=",
                "https://h/x?key=",
                "https://h/x?auth_key=",
                "jdbc:x://h;userpass=",
                "rest:url=https://h/x,token="
            })
    void starsWhatKeysOfUsualNamesHold(String before) {
        assertEquals(before + "***", Location.withoutSecrets(before + "hunter2"));
        assertEquals(before + "***&b=2", Location.withoutSecrets(before + "hunter2&b=2"));
        assertEquals(before + "***", Location.withoutSecrets(before + "***"));
    }

    @Test
    void leavesWhatIsNoSecret() {
        for (String text :
                List.of(
                        "jdbc:postgresql://h/d?ssl=true&tokens=5",
                        "csv:model=name,train_tokens=tok",
                        "csv:key=task",
                        "https://h/d?a%20b=5&100%=3&bypass=1&compass=n",
                        "jdbc:oracle:thin:@h:1521/service",
                        "runs/passwords.csv")) {
            assertEquals(text, Location.withoutSecrets(text));
        }
    }

    @Test
    void isItsNameAsAText() {
        Location location = Location.of("https://h/x?token=hunter2");
        assertEquals("https://h/x?token=***", location.toString());
    }

    @Test
    void isEqualByNameAndUri() {
        Location one = new Location("a", URI.create("file:///a"));
        assertEquals(one, new Location("a", URI.create("file:///a")));
        assertEquals(one.hashCode(), one.remembering().hashCode());
        assertNotEquals(one, new Location("b", URI.create("file:///a")));
        assertThrows(NullPointerException.class, () -> new Location(null, URI.create("file:///a")));
        assertThrows(NullPointerException.class, () -> new Location("a", null));
    }

    @Test
    void remembersTheFirstBytesIfAskedTo(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "0123456789");
        Location plain = Location.of(file);
        Location remembering = plain.remembering();
        AtomicInteger readings = new AtomicInteger();
        Location.HeadReading<String> text =
                head -> {
                    readings.incrementAndGet();
                    return new String(head, StandardCharsets.UTF_8);
                };
        assertEquals("0123", remembering.head(4, text));
        assertEquals("0123456789", remembering.head(100, text));
        remembering.head(4)[0] = 'x';
        Files.writeString(file, "other");
        assertEquals("0123", remembering.head(4, text), "neither changed nor read again");
        assertEquals("0123456789", remembering.head(50, text), "the whole file is known");
        assertEquals(2, readings.get());
        assertEquals("othe", plain.head(4, text));
        assertEquals("other", plain.head(50, text));
        assertEquals(4, readings.get());
        assertFalse(remembering.isFolder());
        assertTrue(Location.of(folder).remembering().isFolder());
        assertEquals("", Location.of(folder).remembering().head(4, text));
    }
}
