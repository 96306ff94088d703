"""The only process that opens private keys. It signs heads, approvals and the key list, no more.

`python -m push.signer --socket S --keys DIR --database URL`; everyone else talks to it through
`push.signer.client`. An object is approved only after the signer has seen with its own read-only
query that it is a current publication with a clearance for exactly its text.
"""
