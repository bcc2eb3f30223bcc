package org.flightplan.contents;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** A bucket of an S3-compatible store: an object a content. An object is there when all of it is. */
final class S3Store implements ContentStore {

    private static final String TYPE = "application/octet-stream";

    private final S3Client client;
    private final String bucket;

    S3Store(URI address, String region, AwsCredentials keys) {
        String path = address.getPath();
        int slash = path.lastIndexOf('/');
        this.bucket = path.substring(slash + 1);
        this.client = S3Client.builder()
                .endpointOverride(address.resolve(path.substring(0, slash + 1)))
                .region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(keys))
                // every compatible store knows it
                .forcePathStyle(true)
                // contents are authenticated by their encryption; trailing checksums are unknown to some stores
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClient(UrlConnectionHttpClient.builder()
                        .connectionTimeout(Duration.ofSeconds(3))
                        .socketTimeout(Duration.ofSeconds(30))
                        .build())
                .build();
    }

    @Override
    public void put(ContentName name, Source source) {
        asked(() -> client.putObject(
                request -> request.bucket(bucket).key(name.path()).contentType(TYPE),
                RequestBody.fromContentProvider(() -> opened(source), source.length(), TYPE)));
    }

    private static InputStream opened(Source source) {
        try {
            return source.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public InputStream read(ContentName name, long from, long length) {
        return asked(() -> client.getObject(
                request -> request.bucket(bucket).key(name.path()).range("bytes=" + from + "-" + (from + length - 1))));
    }

    @Override
    public void delete(ContentName name) {
        asked(() -> client.deleteObject(request -> request.bucket(bucket).key(name.path())));
    }

    /** Only asking it would tell, which a probe of a node does not wait for. */
    @Override
    public Optional<String> problem() {
        return Optional.empty();
    }

    private interface Asking<T> {
        T now();
    }

    private static <T> T asked(Asking<T> asking) {
        try {
            return asking.now();
        } catch (NoSuchKeyException e) {
            throw new ContentMissing("the S3 store lacks an object");
        } catch (SdkException | UncheckedIOException e) {
            throw new StoreUnavailable("the S3 store can't be asked, or refuses", e);
        }
    }
}
