import Foundation

/// A worker may look for a record that they cannot see five times in an hour (a local choice), so that nobody finds out who is known to
/// the service by trying names and birthdays. Each try counts, found or not; the sixth is refused until an hour after the first.
package enum BreakGlassTries {
    package static let most = 5
    package static let span = 3600.0

    package static func admitsAnother(after tries: Int) -> Bool { tries < most }
}
