package io.github.libsqlspring.testcontainers;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;

/**
 * The key pair behind the tokens of one container.
 */
final class TokenKey {

	private static final String ALGORITHM = "Ed25519";

	private static final String HEADER = "{\"alg\":\"EdDSA\",\"typ\":\"JWT\"}";

	private static final int RAW_KEY_LENGTH = 32;

	private final KeyPair pair;

	private TokenKey(KeyPair pair) {
		this.pair = pair;
	}

	static TokenKey generate() {
		try {
			return new TokenKey(KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * The public key as the server takes it: its raw bytes, which end the X.509 form.
	 * @return 43 characters of base64url
	 */
	String publicKey() {
		byte[] encoded = this.pair.getPublic().getEncoded();
		return base64(Arrays.copyOfRange(encoded, encoded.length - RAW_KEY_LENGTH, encoded.length));
	}

	String token() {
		return token("{\"a\":\"rw\"}");
	}

	String readOnlyToken() {
		return token("{\"a\":\"ro\"}");
	}

	private String token(String claims) {
		String signed = base64(HEADER) + "." + base64(claims);
		try {
			Signature signature = Signature.getInstance(ALGORITHM);
			signature.initSign(this.pair.getPrivate());
			signature.update(signed.getBytes(StandardCharsets.US_ASCII));
			return signed + "." + base64(signature.sign());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String base64(String text) {
		return base64(text.getBytes(StandardCharsets.UTF_8));
	}

	private static String base64(byte[] bytes) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

}
