package io.github.libsqlspring.test;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;

/**
 * An Ed25519 key pair that signs tokens for a {@link SqldServer}. Thread-safe.
 */
public final class JwtKey {

	private static final String HEADER = "{\"alg\":\"EdDSA\",\"typ\":\"JWT\"}";

	private static final int RAW_KEY_LENGTH = 32;

	private final KeyPair pair;

	private JwtKey(KeyPair pair) {
		this.pair = pair;
	}

	/**
	 * Makes a new key pair.
	 * @return the pair
	 */
	public static JwtKey generate() {
		try {
			return new JwtKey(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * The public key as the server takes it: the 32 raw bytes, which end the X.509 form,
	 * in base64url.
	 * @return 43 characters
	 */
	public String publicKey() {
		byte[] encoded = this.pair.getPublic().getEncoded();
		return base64(Arrays.copyOfRange(encoded, encoded.length - RAW_KEY_LENGTH, encoded.length));
	}

	/**
	 * Signs a token that may read and write everything and does not expire.
	 * @return the token
	 */
	public String token() {
		return token("{}");
	}

	/**
	 * Signs a token that may only read.
	 * @return the token
	 */
	public String readOnlyToken() {
		return token("{\"a\":\"ro\"}");
	}

	/**
	 * Signs a token that may read and write one namespace.
	 * @param namespace its name
	 * @return the token
	 */
	public String namespaceToken(String namespace) {
		return token("{\"a\":\"rw\",\"id\":\"" + namespace + "\"}");
	}

	/**
	 * Signs a token that expired in 1970.
	 * @return the token
	 */
	public String expiredToken() {
		return token("{\"exp\":1}");
	}

	/**
	 * Signs a token with the given claims: {@code a} (rw, ro), {@code id} (namespace),
	 * {@code exp} (seconds since 1970) and what else the server knows.
	 * @param claims a JSON object
	 * @return the token
	 */
	public String token(String claims) {
		String signed = base64(HEADER.getBytes(StandardCharsets.UTF_8)) + "."
				+ base64(claims.getBytes(StandardCharsets.UTF_8));
		try {
			Signature signature = Signature.getInstance("Ed25519");
			signature.initSign(this.pair.getPrivate());
			signature.update(signed.getBytes(StandardCharsets.US_ASCII));
			return signed + "." + base64(signature.sign());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String base64(byte[] bytes) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

}
