/// A subject that findings share across councils. Its code stays the same for ever; its name and words may be edited.
package struct Theme: Sendable, Hashable, Identifiable {
    /// As `pre-proceedings`.
    package let code: String
    package let name: String
    /// Any of these tells the theme; of one, all phrases must stand in the text.
    let wanted: [[WordPattern]]
    let unwanted: [WordPattern]

    package var id: String { code }
}
