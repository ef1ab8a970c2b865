/* Set-up file of the jest projects `…-postgres`: the same specs, on PostgreSQL. */
process.env['TEST_DATABASE'] = 'postgres';
