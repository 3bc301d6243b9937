/// Somebody invented who signs in at the provider.
package struct TestPerson: Sendable {
    package var subject: String
    package var name: String
    package var signIn: String
    package var groups: [String]

    package init(_ subject: String, name: String = "Priya Nandra", signIn: String = "priya.nandra@marlshire.example", groups: [String] = [])
    {
        (self.subject, self.name, self.signIn, self.groups) = (subject, name, signIn, groups)
    }
}
