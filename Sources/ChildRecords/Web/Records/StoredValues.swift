import SiteKit

extension RawRepresentable {
    /// - Throws: ``UnreadableValue`` for a stored value that no case has.
    init(stored value: RawValue, _ table: String, _ column: String) throws {
        guard let known = Self(rawValue: value) else { throw UnreadableValue(table, column) }
        self = known
    }
}
