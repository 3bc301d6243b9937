/// What the provider does wrong when it is told to.
package enum Fault: String, CaseIterable, Sendable {
    // What it signs, and with what.
    case forgedSignature, unknownKey, algorithmNone, sharedSecretOfThePublicKey, keyOfAnotherKind, encryptionKey, brokenToken,
        missingKeyName, unknownExtension, alteredClaims, longSignature, paddedToken
    // What it says.
    case expired, longAgo, notYetValid, fromTheFuture, wrongAudience, severalAudiences, otherParty, wrongIssuer, wrongNonce, noNonce
    case noSubject, noGroups, overage, hasGroups
    // What it says when a person proves again who they are.
    case staleAuthentication, noAuthenticationTime, withoutSecondProof
    // How it answers.
    case slow, huge, brokenJSON, noToken, codeRefused, clientRefused, serverError, redirects
    // What it says of itself.
    case describesAnother, namesUnsafeAddress, slowDescription, hugeDescription, brokenDescription, noWayForTheSecret, hugeKeys, brokenKeys
}
