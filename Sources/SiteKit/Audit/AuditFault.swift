/// Why heads cannot be kept or read, in words for whoever runs the command.
package enum AuditFault: Error, CustomStringConvertible, Equatable {
    case unusable(String)
    case unreadableKey(String)
    case unreadableHeads(String)
    case insideTheStore(String)
    case samePlace(String)

    package var description: String {
        switch self {
        case .unusable(let path):
            "The audit directory \(path) cannot be written. Check who owns it, or name another with --audit."
        case .unreadableKey(let path):
            "The audit key \(path) is missing, cannot be read or does not fit its other half. Put it back, or name a new directory with --audit "
                + "and keep the old one."
        case .unreadableHeads(let path): "The file of signed heads \(path) cannot be read."
        case .samePlace(let path): "The second copy of the heads needs another directory than \(path). Name one with --second-heads."
        case .insideTheStore(let path):
            "The audit directory \(path) lies inside the store. Name one outside, so that a copy of the store does not hold the key."
        }
    }
}
