package dev.clickmask.sam.catalog;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** An HTTPS server on this computer that answers well or badly, and the {@link Web} that trusts its certificate. */
final class LocalWeb implements AutoCloseable {
    private static final char[] PASSWORD = "changeit".toCharArray();

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    private final SSLContext tls;

    /** Makes a certificate in the folder and starts the server. */
    LocalWeb(Path folder) throws IOException, GeneralSecurityException, InterruptedException {
        tls = context(certificate(folder));
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.setExecutor(threads);
        server.start();
    }

    /** The web as the program sees it, apart from what it trusts and how long it waits. */
    Web web(Duration patience) {
        return new Web(HttpClient.newBuilder().sslContext(tls), patience);
    }

    /** Requests answered so far. */
    int requests() {
        return requests.get();
    }

    HttpsSource serves(byte[] content) {
        return answers(exchange -> {
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
        });
    }

    HttpsSource servesWithoutLength(byte[] content) {
        return answers(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(content);
            exchange.getResponseBody().close();
        });
    }

    /** Begins where it is asked to. */
    HttpsSource servesRanges(byte[] content) {
        return answers(exchange -> {
            String range = exchange.getRequestHeaders().getFirst("Range");
            int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
            if (from >= content.length) {
                exchange.sendResponseHeaders(416, -1);
                return;
            }
            if (range != null) {
                exchange.getResponseHeaders()
                        .add("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
            }
            exchange.sendResponseHeaders(range == null ? 200 : 206, content.length - from);
            exchange.getResponseBody().write(content, from, content.length - from);
        });
    }

    /** Begins a little later than it is asked to, and says so. */
    HttpsSource servesTheWrongRange(byte[] content) {
        return answers(exchange -> {
            boolean part = exchange.getRequestHeaders().containsKey("Range");
            int from = part ? 400_000 : 0;
            if (part) {
                exchange.getResponseHeaders().add("Content-Range", "bytes 400000-699999/700000");
            }
            exchange.sendResponseHeaders(part ? 206 : 200, content.length - from);
            exchange.getResponseBody().write(content, from, content.length - from);
        });
    }

    /** Announces all of the content, sends half of it and hangs up. */
    HttpsSource hangsUpHalfWay(byte[] content) {
        return answers(exchange -> sendHalf(exchange, content));
    }

    /** Announces all of the content, sends half of it and then keeps the line open in silence. */
    HttpsSource fallsSilentHalfWay(byte[] content) {
        return answers(exchange -> {
            sendHalf(exchange, content);
            awaitClosing();
        });
    }

    HttpsSource answersWith(int status) {
        return answers(exchange -> exchange.sendResponseHeaders(status, -1));
    }

    HttpsSource redirects(String location) {
        return answers(exchange -> {
            exchange.getResponseHeaders().add("Location", location);
            exchange.sendResponseHeaders(302, -1);
        });
    }

    /** Starts a plain HTTP server that would serve the content; closed with this web. */
    URI servesInsecurely(byte[] content) throws IOException {
        HttpServer plain = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        plain.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
            exchange.close();
        });
        plain.start();
        threads.execute(() -> {
            awaitClosing();
            plain.stop(0);
        });
        return URI.create("http://localhost:" + plain.getAddress().getPort() + "/");
    }

    private interface Answer {
        void give(HttpExchange exchange) throws IOException;
    }

    private HttpsSource answers(Answer answer) {
        String path = "/" + answers.incrementAndGet() + ".onnx";
        server.createContext(path, exchange -> {
            requests.incrementAndGet();
            try (exchange) {
                answer.give(exchange);
            }
        });
        return new HttpsSource(
                URI.create("https://localhost:" + server.getAddress().getPort() + path));
    }

    private static void sendHalf(HttpExchange exchange, byte[] content) throws IOException {
        exchange.sendResponseHeaders(200, content.length);
        exchange.getResponseBody().write(content, 0, content.length / 2);
        exchange.getResponseBody().flush();
    }

    private void awaitClosing() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private static Path certificate(Path folder) throws IOException, InterruptedException {
        Path store = folder.resolve("localhost.p12");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process process = new ProcessBuilder(List.of(
                        keytool.toString(),
                        "-genkeypair",
                        "-alias",
                        "localhost",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        store.toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IOException(Files.readString(folder.resolve("keytool.log")));
        }
        return store;
    }

    private static SSLContext context(Path certificate) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(certificate)) {
            store.load(in, PASSWORD);
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(store, PASSWORD);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }
}
