import Vocabulary

/// A restricted record opens to the readers named on it and to the roles that the access table names for restricted records, within
/// their scope. Others within scope learn that there is a restricted record and its number, never a name; everyone else learns nothing.
///
/// A named reader needs a role for the act, but not the scope: naming is the scope. A review day that has passed closes nothing and
/// opens nothing.
package enum RestrictedToReaders {
    package static func decide(_ reader: Reader, _ child: ChildFacts) -> ChildAccess.Decision {
        let inScope = WithinScope.reaches(child, reader.reach.ordinary, of: reader.worker)
        guard let restriction = child.restriction else { return inScope ? .open(.scope) : .notThere }
        if restriction.readers.contains(reader.worker), !reader.reach.ordinary.isEmpty { return .open(.namedReader) }
        if WithinScope.reaches(child, reader.reach.restricted, of: reader.worker) { return .open(.scope) }
        return inScope ? .restricted(RestrictedChild(id: child.id, number: child.number)) : .notThere
    }
}
